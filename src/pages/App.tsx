import { PluginPage } from '@grafana/runtime';
import { Navigate, Route, Routes } from 'react-router-dom';

export default function App() {
  return (
    <Routes>
      <Route index element={<PluginPage>{null}</PluginPage>} />
      <Route path="*" element={<Navigate to="/a/kubeproxy-monitor-app" replace />} />
    </Routes>
  );
}
